# nohup, setsid: a session of its own, hang-ups ignored
nohup sh -c 'kill -HUP $$; echo lives' 2>/dev/null; setsid sh -c 'cut -d" " -f6 /proc/$$/stat | grep -qx $$ && echo leader'; nohup none 2>/dev/null; echo $?
