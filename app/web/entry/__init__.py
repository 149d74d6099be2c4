"""Who may come in to the pages, whose forms are taken, and what a browser is told never to do."""
