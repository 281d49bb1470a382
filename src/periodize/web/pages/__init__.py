"""What the page shows, written as HTML by the server; no module here answers a request."""
