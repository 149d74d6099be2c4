"""What lint and gate have to say, one file a form; the text of customers and models is hostile in each of them."""
