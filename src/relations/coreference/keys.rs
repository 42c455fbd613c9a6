//! When two spellings are one name: `Sergei` and `Sergey`, `J.K. Rowling` and `Joanne Rowling`, `Bill` and `William`.

use crate::lexicon::Lexicon;

/// The nickname inside a name: `The Rock` of `Dwayne "The Rock" Johnson`.
pub fn quoted(name: &str) -> Option<&str> {
    let open = name.find(['"', '“', '‘'])?;
    let inside = name[open..].trim_start_matches(['"', '“', '‘']);
    let close = inside.find(['"', '”', '’'])?;
    let inside = &inside[..close];
    Some(inside.strip_prefix("The ").or_else(|| inside.strip_prefix("the ")).unwrap_or(inside)).filter(|inside| !inside.is_empty())
}

/// A name without the nickname inside.
fn unquoted(name: &str) -> std::borrow::Cow<'_, str> {
    let ends = quoted(name).and_then(|_| Some((name.find(['"', '“', '‘'])?, name.rfind(['"', '”', '’'])?)));
    match ends {
        Some((open, close)) if open < close => {
            let behind = close + name[close..].chars().next().map_or(0, char::len_utf8);
            format!("{} {}", &name[..open], &name[behind..]).into()
        }
        _ => name.into(),
    }
}

/// The words of a person's name in lower case, without accents, articles, particles, nickname and `Jr.`.
pub fn words(name: &str) -> Vec<String> {
    let name = unquoted(name);
    let bare = |word: &str| without_article(&folded(word)).to_owned();
    let all: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == '.' || c == '\u{a0}').filter(|word| !word.is_empty()).collect();
    let kept = all.iter().filter(|word| !is_suffix(word) && word.starts_with(|c: char| !c.is_lowercase() || word.contains('-')));
    let kept: Vec<String> = kept.map(|word| bare(word)).filter(|word| !word.is_empty()).collect();
    if kept.is_empty() { all.iter().map(|word| folded(word)).collect() } else { kept }
}

/// `Jr`, `III`: who of a family is meant.
pub fn suffix(name: &str) -> Option<&str> {
    name.rsplit([' ', ',']).map(|word| word.trim_end_matches('.')).find(|word| !word.is_empty()).filter(|word| is_suffix(word))
}

fn is_suffix(word: &str) -> bool {
    matches!(word.trim_matches([',', '.']), "Jr" | "Sr" | "II" | "III" | "IV")
}

/// `assad` for `al-assad`.
fn without_article(word: &str) -> &str {
    let article = ["al-", "el-", "as-", "ad-", "an-", "ar-", "ash-", "al‑"].iter().find_map(|article| word.strip_prefix(article));
    article.filter(|rest| !rest.is_empty()).unwrap_or(word)
}

/// Lower case, without accents and marks.
pub fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let mut keep = |c: char| {
        if c.is_alphanumeric() || matches!(c, '-' | '‑' | ' ' | '&') {
            folded.push(unaccented(c));
        }
    };
    for c in word.chars() {
        match c.is_ascii() {
            true => keep(c.to_ascii_lowercase()),
            false => c.to_lowercase().for_each(&mut keep),
        }
    }
    folded
}

fn unaccented(c: char) -> char {
    match c {
        _ if c.is_ascii() => c,
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'đ' | 'ď' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}

/// How a name sounds, whichever way it was brought into our letters: `sargi` for Sergei and Sergey, `nusra` for Nousra.
/// Martin and Morton, Miller and Mueller stay apart.
pub fn sound(name: &str) -> String {
    let folded = folded(name);
    let mut letters = folded.chars().filter(|c| c.is_alphanumeric() || *c == ' ').peekable();
    let mut heard = String::with_capacity(folded.len());
    while let Some(letter) = letters.next() {
        let (c, n) = match (letter, letters.peek().copied().unwrap_or(' ')) {
            ('e' | 'a' | 'i' | 'y', 'y') | ('e' | 'a' | 'i' | 'y', 'i') | ('i', 'j') => ('i', 2),
            ('o', 'u') | ('o', 'o') => ('u', 2),
            ('k', 'h') => ('h', 2),
            ('c', 'k') => ('k', 2),
            ('p', 'h') => ('f', 2),
            ('c', 'h') => ('c', 2),
            ('y', _) => ('i', 1),
            ('o', _) => ('u', 1),
            ('e', _) => ('a', 1),
            ('c' | 'q', _) => ('k', 1),
            ('w', _) => ('v', 1),
            (c, _) => (c, 1),
        };
        if n == 2 {
            letters.next();
        }
        if c == 'x' {
            heard.push('k');
        }
        let c = if c == 'x' { 's' } else { c };
        if !heard.ends_with(c) {
            heard.push(c);
        }
    }
    heard
}

/// One word, or one that sounds like it. Short words must be the same: Lee is not Lea.
pub fn same_word(a: &str, b: &str) -> bool {
    a == b || a.len() >= 5 && b.len() >= 5 && sound(a) == sound(b)
}

/// Whether two prints of a name can be one person's: the shorter lies in the longer, word by word.
pub fn agree(a: &[String], b: &[String], lexicon: &Lexicon) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let Some(last) = short.last() else { return false };
    if short.len() == 1 {
        return long.iter().any(|word| same_word(word, last));
    }
    let mut at = 0;
    for (k, word) in short.iter().enumerate() {
        let fits = |other: &String| {
            same_word(word, other)
                || k + 1 < short.len() && (is_initial_of(word, other) || is_initial_of(other, word) || short_for(word, other, lexicon))
        };
        let Some(found) = long[at..].iter().position(fits) else { return false };
        at += found + 1;
    }
    // One word at least is written alike, and the initials in the middle are: George W. and George H. W. are two.
    short.iter().any(|word| long.contains(word)) && middles(short).is_none_or(|middle| middles(long).is_none_or(|other| middle == other))
}

/// The initials between the first name and the last; `None` without any.
fn middles(words: &[String]) -> Option<String> {
    let inner = words.get(1..words.len().saturating_sub(1))?;
    let initials: String = inner.iter().filter_map(|word| word.chars().next()).collect();
    let all = !inner.is_empty() && inner.iter().all(|word| word.chars().count() == 1);
    all.then_some(initials)
}

fn is_initial_of(initial: &str, word: &str) -> bool {
    initial.chars().count() == 1 && word.starts_with(initial)
}

/// `Bill` for `William`, and `Bill` for `Billy`.
fn short_for(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let full = |word: &str| lexicon.nicknames.meaning(word).map(str::to_owned).unwrap_or_else(|| word.to_owned());
    full(a) == full(b)
}

/// The initials of a body's name of three words and more: `International Criminal Court` is also `icc`.
pub fn initials(name: &str) -> Option<String> {
    let capitals: String =
        name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect();
    let single = !name.contains(' ') && name.len() >= 3 && name.chars().all(char::is_uppercase);
    if single { Some(name.to_lowercase()) } else { (capitals.chars().count() >= 3).then_some(capitals) }
}

/// Whether capitals can stand for a name: they begin as it does, and the name holds them in order.
pub fn abbreviates(short: &str, name: &str) -> bool {
    let letters = |text: &str| folded(text).chars().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>();
    let (short, name) = (letters(short), letters(name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)));
    if short.len() < 2 || short.len() >= name.len() || short.first() != name.first() {
        return false;
    }
    let mut rest = name.iter();
    short.iter().all(|c| rest.any(|other| other == c))
}

/// The form with the most words, then the one in small letters, then the commonest, then the first.
pub fn fullest(forms: &[(String, u32)]) -> String {
    let shouts = |form: &str| form.len() > 1 && !form.chars().any(char::is_lowercase);
    let full = |form: &str| form.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphanumeric()).count() > 1).count();
    let rank =
        |(i, (form, n)): &(usize, &(String, u32))| (full(form), !shouts(form), form.split_whitespace().count(), *n, std::cmp::Reverse(*i));
    forms.iter().enumerate().max_by_key(rank).map(|(_, (form, _))| form.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees(a: &str, b: &str) -> bool {
        agree(&words(a), &words(b), &Lexicon::english())
    }

    #[test]
    fn spellings_of_one_name_agree() {
        for (a, b) in [
            ("Sergei Lavrov", "Sergey Lavrov"),
            ("J.K. Rowling", "Joanne Rowling"),
            ("J. K. Rowling", "J.K. Rowling"),
            ("Bill Clinton", "William Clinton"),
            ("Bashar al-Assad", "Bashar Assad"),
            ("Hillary Rodham Clinton", "Hillary Clinton"),
            ("Enrique Peña Nieto", "Pena Nieto"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
            ("George W. Bush", "George Bush"),
        ] {
            assert!(agrees(a, b), "{a}, {b}");
        }
    }

    #[test]
    fn names_of_two_do_not() {
        for (a, b) in [
            ("Bill Clinton", "Hillary Clinton"),
            ("Martin Bell", "Morton Bell"),
            ("Ann Miller", "Ann Mueller"),
            ("George W. Bush", "George H. W. Bush"),
            ("Ann Lee", "Ann Lea"),
        ] {
            assert!(!agrees(a, b), "{a}, {b}");
        }
    }
}
