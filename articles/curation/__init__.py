"""Staff deeds: each is one function in one transaction, and leaves a Correction that readers may see."""
