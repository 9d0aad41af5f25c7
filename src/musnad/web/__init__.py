"""The desk: a record in the browser, and as JSON over HTTP. Server-rendered; what is read needs no script."""
