"""The pages behind an author's link. It opens one text and nothing else; GET changes nothing."""
