"""Many files of strangers: each read in a child process under limits, journalled, resumed after any end."""
