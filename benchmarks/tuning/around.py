"""What people say around a question, and how they spell it: written from general knowledge, to tune with, never shown."""

OPENERS = (
    "im at my wits end", "sorry to bother you", "hiya", "hello", "not sure if this is the right place", "quick question",
    "my son is 6 and autistic", "my daughter is in year 5", "my lad is 14", "our little girl is 3", "my grandson lives with us",
    "im a foster carer", "we live near preston", "he has adhd and anxiety", "shes got an ehcp", "he doesnt have an ehcp",
    "ive been up since 4 with him", "school have been useless", "the school rang me again today", "we had a letter this morning",
    "ive rung three times and nobody calls back", "my husband thinks im overreacting", "my english is not good sorry",
    "im a mum of three", "i work full time so cant be there", "his teacher is lovely but", "shes 15 and in year 10",
    "he is non verbal", "im 17", "i am writing on behalf of a family", "as his social worker", "its been going on for months",
    "he came home crying again", "i dont understand any of it", "just got off the phone with the council",
    "we moved here last year", "hes on the waiting list for a diagnosis", "she has down syndrome",
    "i have two with additional needs", "this is my third time asking",
)
CLOSERS = (
    "any help appreciated", "thanks", "thank you", "please help", "i dont know what to do", "what now", "im so tired",
    "can you help", "nobody will tell me", "is that right", "ta", "cheers", "thanks in advance", "im worried sick",
    "he is only little", "its not fair on her", "sorry for the long message", "please advise", "im desperate",
)
FAMILY = (
    ("my son", "my daughter"), ("my son", "my lad"), ("my son", "my grandson"), ("my daughter", "my little girl"),
    ("my child", "my son"), ("my child", "my daughter"), ("my child", "our lass"), ("my child", "my foster child"),
    ("my son", "our kid"), ("my daughter", "my lass"), ("my daughter", "my granddaughter"), ("he", "she"), ("his", "her"),
    ("him", "her"), ("she", "he"), ("my child", "the pupil"), ("my son", "me"), ("my daughter", "me"), ("my child", "me"),
)
EVERYDAY = (
    ("something", "summat"), ("nothing", "nowt"), ("anything", "owt"), ("because", "cos"), ("you", "u"), ("your", "ur"),
    ("are", "r"), ("please", "pls"), ("with", "wi"), ("my", "me"), ("isnt", "int"), ("what", "wot"), ("before", "b4"),
    ("school", "skool"), ("they", "thay"), ("their", "there"), ("there", "their"), ("your", "youre"), ("to", "too"),
    ("right", "write"), ("know", "no"), ("where", "were"), ("which", "witch"), ("people", "ppl"), ("going to", "gonna"),
    ("want to", "wanna"), ("dont know", "dunno"), ("have to", "gotta"), ("council", "counsel"), ("whole", "hole"),
    ("to", "2"), ("for", "4"), ("and", "n"), ("about", "bout"), ("really", "rly"), ("could have", "could of"),
    ("does", "do"), ("is", "be"), ("the ", ""), ("a ", ""), ("are ", ""), ("is ", ""), ("do i ", "i "), ("does the", "the"),
)
