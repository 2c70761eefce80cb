"""What each kind of act leads to, or the sentence that refuses it: `decide`, a topic a file."""
