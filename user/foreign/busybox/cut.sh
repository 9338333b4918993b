# cut: characters, bytes, fields, ranges, delimiters
printf 'a:b:c:d\n1:2:3:4\nnone\n' >t; cut -d: -f2 t; cut -d: -f1,3- t; cut -d: -s -f2 t; cut -c2-3 t; cut -c -2 t; cut -b1,3 t; cut -d: -f 2 --output-delimiter=x t 2>/dev/null; cut t 2>/dev/null; echo $?
