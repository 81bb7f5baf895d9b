#!/usr/lib/runproof-python
"""The first process of a lab's host: starts sshd and cron, and does on the host what the lab's simulation asks.

It is asked through a socket in a directory that the host shares with the simulation, one JSON line for a question and one
for the answer; so it can be asked on a host whose network is cut or whose sshd was killed. Settings come from host.json in
the same directory.
"""

import json
import os
import pathlib
import pwd
import re
import signal
import socket
import subprocess
import threading
import time

PLACE = "/run/runproof"
HIDDEN = "/usr/lib/runproof-hidden"
PATH = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"]
TICKS = os.sysconf("SC_CLK_TCK")

# How long a question about the end of a process waits at most; it is asked again.
PATIENCE = 10

spawned = {}
ends = {}
relays = {}


def replace(path, change):
    with open(path) as file:
        text = file.read()
    with open(path, "w") as file:
        file.write(change(text))


def account(settings):
    """The cluster's account, and root's home among the files that the simulation sees."""
    user, group, uid = settings["user"], settings["group"], settings["uid"]
    shell, tree = settings["shell"], settings["tree"]

    def passwd(text):
        lines = [line for line in text.splitlines() if not line.startswith((user + ":", "root:"))]
        lines.insert(0, f"root:x:0:0:root:{tree}/root:{shell}")
        lines.append(f"{user}:x:{uid}:{uid}::{tree}/home/{user}:{shell}")
        return "\n".join(lines) + "\n"

    def shadow(text):
        lines = [line for line in text.splitlines() if not line.startswith((user + ":", "root:"))]
        word = settings.get("password") or "*"
        lines += [f"{name}:{word}:19000:0:99999:7:::" for name in ("root", user)]
        return "\n".join(lines) + "\n"

    def groups(text):
        lines = [line for line in text.splitlines() if not line.startswith(group + ":")]
        return "\n".join(lines + [f"{group}:x:{uid}:"]) + "\n"

    replace("/etc/passwd", passwd)
    replace("/etc/shadow", shadow)
    replace("/etc/group", groups)


def search_path(settings):
    return ":".join([settings["tree"] + "/usr/bin"] + PATH)


def way(path):
    """Lets every account go through the directories above; those here are the container's own."""
    for directory in pathlib.PurePosixPath(path).parents:
        os.chmod(directory, os.stat(directory).st_mode | 0o011)


def surroundings(settings):
    path = search_path(settings)
    with open("/etc/environment", "w") as file:
        file.write(f'PATH="{path}"\n')
    with open("/etc/profile.d/runproof.sh", "w") as file:
        file.write(f"PATH='{path}'\nexport PATH\n")
    with open("/etc/sudoers.d/runproof", "w") as file:
        file.write(f'Defaults secure_path="{path}"\n{settings["user"]} ALL=(ALL:ALL) NOPASSWD: ALL\n')
    os.chmod("/etc/sudoers.d/runproof", 0o440)
    with open("/etc/ssh/sshd_config.d/runproof.conf", "w") as file:
        file.write(f"SetEnv PATH={path}\n")
        file.write(f"PasswordAuthentication {'yes' if settings.get('password') else 'no'}\n")
    # sshd reads the list of keys as the account that logs in.
    for name, mode in (("host_key", 0o600), ("authorized_keys", 0o644)):
        with open(f"{PLACE}/{name}", "rb") as source, open(f"/etc/ssh/runproof_{name}", "wb") as target:
            os.fchmod(target.fileno(), mode)
            target.write(source.read())


def hide(settings):
    """Programs that hosts of this product do not have."""
    if not settings.get("lacking"):
        return
    os.makedirs(HIDDEN, exist_ok=True)
    pattern = re.compile(settings["lacking"])
    for directory in PATH:
        for name in os.listdir(directory):
            if pattern.fullmatch(name):
                os.rename(f"{directory}/{name}", f"{HIDDEN}/{name}")


def services(settings):
    os.makedirs("/run/sshd", exist_ok=True)
    subprocess.run(["/usr/sbin/sshd"], check=True)
    if settings["cron"]:
        subprocess.run(["/usr/sbin/cron"], check=True)


def engine():
    """Where programs look for the engine's socket; the lab's simulation listens behind it."""
    os.chmod(PLACE, 0o711)
    if not os.path.islink("/run/docker.sock"):
        os.symlink(f"{PLACE}/docker.sock", "/run/docker.sock")


def control_groups():
    """The engine makes groups of its own below the container's; what is mounted there was made read-only."""
    with open("/proc/mounts") as mounts:
        places = [line.split()[1] for line in mounts if line.split()[1].startswith("/sys/fs/cgroup")]
    for place in places:
        subprocess.run(["mount", "-o", "remount,bind,rw", place], check=True)
    # A unified group has either processes or groups with limits: this process, and all after it, make room.
    unified = pathlib.Path("/sys/fs/cgroup")
    if (unified / "cgroup.controllers").exists():
        (unified / "init").mkdir(exist_ok=True)
        for number in (unified / "cgroup.procs").read_text().split():
            (unified / "init" / "cgroup.procs").write_text(number)
        for controller in (unified / "cgroup.controllers").read_text().split():
            (unified / "cgroup.subtree_control").write_text("+" + controller)


def nested():
    """Starts the host's own engine; the simulation, which stands before it, waits until it answers."""
    control_groups()
    # Left over from before a stop of the host: numbers of processes that others may have now.
    for left in ("/run/docker.pid", "/run/docker/containerd/containerd.pid"):
        if os.path.exists(left):
            os.unlink(left)
    log = open("/var/log/dockerd.log", "ab")
    subprocess.Popen(
        ["dockerd", "--iptables=false", "--ip6tables=false", "--bridge=none", "-H", f"unix://{PLACE}/engine.sock"],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )


def variables(settings, entry, more):
    return {
        "PATH": search_path(settings),
        "HOME": entry.pw_dir,
        "USER": entry.pw_name,
        "LOGNAME": entry.pw_name,
        "SHELL": entry.pw_shell,
        **more,
    }


def started(settings, asked, **channels):
    entry = pwd.getpwnam(asked["user"])
    return subprocess.Popen(
        asked["argv"],
        cwd=asked.get("directory") or entry.pw_dir,
        env=variables(settings, entry, asked.get("environment", {})),
        user=entry.pw_uid,
        group=entry.pw_gid,
        extra_groups=[],
        umask=0o022,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        **channels,
    )


def run(settings, asked):
    process = started(settings, asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = process.communicate(timeout=asked["seconds"])
        status = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        status = 137
    return {
        "exit": status if status >= 0 else 128 - status,
        "out": out.decode("latin-1"),
        "err": err.decode("latin-1"),
    }


def spawn(settings, asked):
    process = started(settings, asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    spawned[process.pid] = (asked.get("shown") or asked["argv"], time.time())
    ended = ends[process.pid] = threading.Event()

    def wait():
        process.wait()
        spawned.pop(process.pid, None)
        if ends.get(process.pid) is ended:
            del ends[process.pid]
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    return {"pid": process.pid}


def end(settings, asked):
    """Whether a process that was spawned has ended; waits for it a while."""
    ended = ends.get(asked["pid"])
    return {"ended": ended is None or ended.wait(PATIENCE)}


def text(path):
    with open(path, "rb") as file:
        return file.read()


def process(pid, boot):
    """What the kernel tells of a process; nothing of one that is gone."""
    try:
        figures = text(f"/proc/{pid}/stat").decode("utf-8", "replace")
        words = text(f"/proc/{pid}/cmdline").decode("utf-8", "replace").rstrip("\0")
        uid = os.stat(f"/proc/{pid}").st_uid
    except OSError:
        return None
    name, rest = figures[figures.index("(") + 1 : figures.rindex(")")], figures[figures.rindex(")") + 2 :].split()
    if rest[0] in "ZX":
        return None
    argv, began = spawned.get(pid, (None, boot + int(rest[19]) / TICKS))
    parent = int(rest[1])
    return {
        "pid": pid,
        "parent": 1 if parent == os.getpid() else parent,
        "uid": uid,
        "started": began,
        "argv": argv or (words.split("\0") if words else [f"[{name}]"]),
        "known": argv is not None,
    }


def processes(settings, asked):
    boot = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
    found = [process(int(name), boot) for name in os.listdir("/proc") if name.isdigit()]
    return {"processes": [each for each in found if each]}


def alive(settings, asked):
    def lives(pid):
        try:
            figures = text(f"/proc/{pid}/stat")
        except OSError:
            return False
        return figures[figures.rindex(b")") + 2 : figures.rindex(b")") + 3] not in (b"Z", b"X")

    return {"alive": [pid for pid in asked["pids"] if lives(pid)]}


def send(settings, asked):
    try:
        os.kill(asked["pid"], asked["signal"])
    except ProcessLookupError:
        return {}
    return {}


def pump(source, target):
    try:
        while True:
            data = source.recv(65536)
            if not data:
                break
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        source.close()
        target.close()


def accept(listener, there):
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        try:
            server = socket.create_connection(there, timeout=5)
            server.settimeout(None)
        except OSError:
            client.close()
            continue
        for each in (client, server):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=pump, args=(client, server), daemon=True).start()
        threading.Thread(target=pump, args=(server, client), daemon=True).start()


def relay(settings, asked):
    """Makes a server of the simulation's reachable at a port of this host."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("0.0.0.0", asked["port"]))
    listener.listen(128)
    relays[asked["port"]] = listener
    there = (asked["address"], asked["there"])
    threading.Thread(target=accept, args=(listener, there), daemon=True).start()
    return {}


def unrelay(settings, asked):
    listener = relays.pop(asked["port"], None)
    if listener:
        # Closing alone leaves a thread in accept() that keeps the port.
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    return {}


QUESTIONS = {
    "run": run,
    "spawn": spawn,
    "end": end,
    "processes": processes,
    "alive": alive,
    "signal": send,
    "relay": relay,
    "unrelay": unrelay,
}


def converse(settings, client):
    with client, client.makefile("rwb") as lines:
        for line in lines:
            try:
                asked = json.loads(line)
                answer = QUESTIONS[asked["question"]](settings, asked)
            except Exception as failure:
                answer = {"failure": f"{type(failure).__name__}: {failure}"}
            lines.write(json.dumps(answer).encode() + b"\n")
            lines.flush()


def serve(settings):
    path = f"{PLACE}/asked"
    if os.path.exists(path):
        os.unlink(path)
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    os.chmod(path, 0o600)
    server.listen(64)
    while True:
        client, _ = server.accept()
        threading.Thread(target=converse, args=(settings, client), daemon=True).start()


def main():
    """Process 1 only collects those that ended; a process of its own answers."""
    with open(f"{PLACE}/host.json") as file:
        settings = json.load(file)
    way(settings["tree"])
    account(settings)
    surroundings(settings)
    hide(settings)
    engine()
    if settings["engine"]:
        nested()
    services(settings)
    if os.fork() == 0:
        serve(settings)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: os._exit(0))
    while True:
        try:
            os.wait()
        except ChildProcessError:
            signal.pause()


main()
