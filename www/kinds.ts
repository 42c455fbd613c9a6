// The kinds a reader can switch on and off, in the order of the legend, with the strokes each paints.

/** One switch of the legend. */
export interface Kind {
  /** Also the name of its highlight, `::highlight(gp-quote)`. */
  id: string;
  label: string;
  /** The strokes it paints. */
  strokes: string[];
  isOn: boolean;
}

export const KINDS: readonly Kind[] = [
  { id: "quote", label: "Quotations", strokes: ["quote"], isOn: true },
  { id: "indirect", label: "Indirect speech", strokes: ["indirect"], isOn: true },
  { id: "marked", label: "Marked, not said", strokes: ["marked"], isOn: true },
  { id: "speaker", label: "Speakers & cues", strokes: ["speaker", "cue"], isOn: true },
  { id: "person", label: "People", strokes: ["person"], isOn: true },
  { id: "organization", label: "Organisations", strokes: ["organization"], isOn: true },
  { id: "place", label: "Places", strokes: ["place"], isOn: true },
  { id: "group", label: "Groups", strokes: ["group", "other"], isOn: false },
  { id: "date", label: "Dates & times", strokes: ["date", "dateline"], isOn: true },
  { id: "quantity", label: "Amounts", strokes: ["quantity"], isOn: true },
  { id: "insertion", label: "Insertions", strokes: ["insertion"], isOn: true },
  { id: "link", label: "Links", strokes: ["link"], isOn: false },
  { id: "check", label: "Queries", strokes: ["check"], isOn: true },
];
