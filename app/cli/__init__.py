"""The command line door: one small file a command, each imported only when it is called."""
