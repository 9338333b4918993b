# cmp: first difference, all of them, limits, sizes
printf abcdef >1; printf abXdeY >2; printf abc >3; cmp 1 1; echo $?; cmp 1 2; echo $?; cmp -l 1 2; cmp -s 1 2; echo $?; cmp 1 3; cmp 1 none; echo $?; cmp 1 2 5
