# yes, true, head: a writer whose reader is gone ends
yes | head -3; yes a b | head -1; yes | head -c 100000 | md5sum; (yes; echo $? >&2) 2>&1 | head -1 >/dev/null; sh -c 'yes & p=$!; sleep 0.2; { kill $p; wait $p; } 2>/dev/null; echo $?' | tail -1
