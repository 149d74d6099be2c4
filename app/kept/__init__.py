"""What lies in the user's cache folder to make the next process faster, and may be deleted at any time."""
