"""Documents become rows: the only room that knows both reading and models."""
