# od, hexdump, xxd, strings: bytes in many shapes
printf 'Hello\n\001\377world and more text\0' >b
od b; od -c b; od -tx1 b; od -An -td2 b; od -j 3 -N 5 -c b; hexdump -C b; hexdump b; xxd b; xxd -p b; xxd -p b | xxd -r -p | cmp - b && echo same
strings b; strings -n 10 b; hexdump -e '4/1 "%02x " "\n"' b
