# cpio: make, list, take out, copy through
mkdir -p d/e; echo 1 >d/a; echo 2 >d/e/b; ln -s a d/l; chmod 640 d/a
find d | sort | cpio -o -H newc >x 2>/dev/null; cpio -t <x 2>/dev/null; mkdir o; (cd o; cpio -id <../x 2>/dev/null); diff -r d o/d && echo same
stat -c '%a %F %n' o/d/a o/d/l; find d | cpio -pd p 2>/dev/null; find p | sort; echo junk | cpio -t 2>&1 | head -1
