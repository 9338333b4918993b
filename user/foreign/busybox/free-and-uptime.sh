# free, uptime: the headers and the plausible numbers
free | head -1 | tr -s ' '; free | awk '/^Mem:/ { print ($2 > 1000 && $3 <= $2) ? "plausible" : $0 }'; uptime | sed 's/[0-9][0-9:.]*/N/g' | grep -c 'up.*load average: N, N, N'; awk '{ print NF, $1 > 0 }' /proc/uptime; awk '{ print NF }' /proc/loadavg
