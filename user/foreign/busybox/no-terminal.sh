# errors of what needs more than there is: no terminal, no modules
openvt true 2>/dev/null; [ $? -ne 0 ] && echo refused; fgconsole 2>/dev/null; [ $? -ne 0 ] && echo refused; vlock 2>/dev/null; echo $?
