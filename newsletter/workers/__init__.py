"""What runs alone in a process that may be killed, and knows nothing of Django."""
