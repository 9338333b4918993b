# stat: formats of files, folders, links, devices
echo hello >f; chmod 640 f; touch -d @1234567890 f; mkdir d; ln -s f l; ln f g; stat -c '%n %s %a %A %F %h %Y %u %g' f; stat -c '%F %N' l; stat -L -c %F l; stat -c '%F %a' d; stat -c '%F %t %T' /dev/null; stat none; echo $?; stat -c %y f; stat -c '%b %B %o' f | cut -d' ' -f2
