"""Who writes files: several at once, all or nothing."""
