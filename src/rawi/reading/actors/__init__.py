"""From a mention to an actor: who is meant, of which country, in which sector."""
