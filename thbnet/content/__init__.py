"""What readers see, and when it changed: noticed by the database itself, whoever changes it."""
