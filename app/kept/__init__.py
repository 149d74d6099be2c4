"""What makes a process begin and end sooner; what of it lies in the user's cache folder may be deleted at any time."""
