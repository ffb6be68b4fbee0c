"""How a review stands, and what is said in it."""
