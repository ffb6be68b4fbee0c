"""Writing to a post, or to the network: the form, who gets what is sent, what keeps robots out."""
