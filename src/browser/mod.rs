//! The edge to JavaScript: one call in, one plain object out.
