# chmod: octal and symbolic, recursive, X, setuid, sticky
mkdir -p d/e; : >d/f; chmod 755 d/f; stat -c %a d/f; chmod u-x,g=w,o+t d/f; stat -c %a d/f; chmod -R a=rX d; stat -c '%a %n' d d/e d/f
chmod 4755 d/f; ls -l d/f | cut -c1-10; chmod +t d; stat -c %A d; chmod 999 d 2>&1; echo $?; chmod 644 none; echo $?; umask 027; : >g; stat -c %a g; umask
