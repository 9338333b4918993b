# find: by name, type, depth, time, size, with exec, prune, delete
mkdir -p d/e/f; echo x >d/a.txt; : >d/e/b.c; ln -s a.txt d/link; echo longer >d/e/f/c.txt
find d | sort; find d -name '*.txt' | sort; find d -type d | sort; find d -type l; find d -maxdepth 1 | sort
find d -type f -size +0 -exec wc -c {} \; | sort; find d -type f -exec echo {} + | tr ' ' '\n' | sort
find d -path d/e -prune -o -print | sort; find d -empty; find d -newer d/a.txt -type d | wc -l >/dev/null
find d -name '*.c' -exec rm {} +; find d -type f -print0 | xargs -0 -n1 echo | sort; find d -perm -400 | wc -l; find none; echo $?
find d -mindepth 2 ! -name c.txt; find d -links 2 | sort
