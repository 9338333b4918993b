# expand, unexpand, fold, fmt of tabs and widths
printf 'a\tb\tc\n\tx\n' | expand; printf 'a\tb\n' | expand -t 4; printf 'a       b       c\n        x\n' | unexpand -a | od -c; seq 30 | tr '\n' ' ' | fold -w 20; echo; seq 30 | tr '\n' ' ' | fold -s -w 17
