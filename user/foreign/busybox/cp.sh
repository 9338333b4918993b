# cp: files, trees, links, modes and times, onto a folder, itself
mkdir -p s/t; echo 1 >s/a; echo 2 >s/t/b; ln -s a s/l; chmod 750 s/a; touch -d '2001-02-03 04:05:06' s/a
cp s/a x; cp -p s/a y; stat -c '%a %Y' y; cp -r s d; find d | sort; cp -a s e; readlink e/l; stat -c '%a %Y' e/a; cp -L s/l m; cat m
cp s/a s/t/b d; ls d; cp none z; echo $?; cp s/a s/a 2>&1; echo $?; cp s q 2>&1; echo $?; echo new >s/a; cp -u s/a y; cat y; cp -f s/a x; cat x; cp s/a x none/ 2>&1; echo $?
