# mkdir, rmdir: parents, modes, errors
mkdir a; mkdir a; echo $?; mkdir -p a/b/c a; mkdir x/y; echo $?; mkdir -m 700 p; stat -c %a p; rmdir a; echo $?; rmdir a/b/c; rmdir -p a/b; ls; : >f; mkdir f/g; echo $?; rmdir f; echo $?; rmdir none; echo $?; mkdir 'with space'; rmdir 'with space'
