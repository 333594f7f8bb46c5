"""Attribution: who reports what, in chains, and who confirms or denies it."""
