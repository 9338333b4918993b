# nice, renice, ionice: the number arrives
nice; nice -n 5 nice; nice -n 19 sh -c 'nice -n 5 nice'; nice false; echo $?; sh -c 'renice -n 7 -p $$ && nice'; nice none; echo $?
