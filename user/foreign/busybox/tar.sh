# tar: make, list, take out, links and modes kept, from stdin, through gzip
mkdir -p t/s; echo one >t/a; echo two >t/s/b; ln -s a t/l; ln t/a t/h; chmod 741 t/a; chmod 600 t/s/b
tar cf x.tar t; tar tf x.tar | sort; mkdir out; tar xf x.tar -C out; cat out/t/a out/t/s/b; readlink out/t/l
stat -c '%a %h %n' out/t/a out/t/s/b; tar czf x.tgz t; tar xzOf x.tgz t/s/b; gunzip -c x.tgz | tar tf - | wc -l
tar cf - t | (mkdir o2; cd o2; tar xf -); diff -r t o2/t && echo same; tar xf x.tar none; echo $?
tar cf y.tar --exclude t/s t; tar tf y.tar | sort; tar tf /etc/passwd 2>&1; echo $?
