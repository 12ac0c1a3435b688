"""What is done in the background: each task finds by itself where the work stands, so that it may begin it again."""
