"""What does every other package stand on? Transactions and scope, actors, errors, events, time, Vietnamese text."""
