"""A block to look at: its calendar and figures as HTML and SVG, for a page and for paper."""
