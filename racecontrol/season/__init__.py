"""The online season: race results of any number to rankings, rewards and the entry list.

Results are rows in files (`schema`), never objects of ours. What is wrong with a row is said in
`checks`, the ranking is one Ibis expression in `ranking`, and an engine (`engine`) works it out:
DuckDB in this process, or Spark and others with the same expression. Points, ranks and credits are
whole numbers and every order ends in the account, so that all engines give the same rows. An
account id is the key; a name is only ever shown.
"""
