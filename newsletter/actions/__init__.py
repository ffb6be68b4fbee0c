"""What happens to an issue as a whole: each module holds the functions of one thing people do."""
