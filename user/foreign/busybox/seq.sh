# seq: steps, down, widths, separators, reals, shuffled
seq 3; seq 2 4; seq 5 -2 1; seq -w 8 11; seq -s, 4; seq 1 0.5 3; seq 3 1; seq x; echo $?; seq 5 | shuf | sort | tr '\n' ' '; shuf -e a -n 1; shuf -i 5-5
