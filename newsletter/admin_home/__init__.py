"""What the newsletter adds to the home page of the admin."""
