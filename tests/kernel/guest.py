"""`make test-kernel`: run tests/kernel on a Linux kernel of its own, in a machine made by QEMU.

A stock Debian kernel has what containers and CI hosts lack: /dev/uhid, through which a test can
offer a wheelbase to the kernel itself. The machine runs by software emulation, sees this machine's
files read-only, and runs this Python. The kernel is kept in build/kernel for the next run.

Where it cannot be made (another system, no QEMU and no root to install it, no network) it says
SKIPPED and why, with status 0; with KERNEL_TESTS=required that is a failure.
"""

import gzip
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
WORK = ROOT / "build" / "kernel"
PROGRAMS = {  # what is called -> the Debian package that holds it
    "qemu-system-x86_64": "qemu-system-x86",
    "busybox": "busybox-static",
    "depmod": "kmod",
}
MODULES = (
    *("virtio_pci", "9pnet_virtio", "9p", "hid-generic", "uhid"),
    *("usbhid", "configfs", "libcomposite", "usb_f_hid", "dummy_hcd"),
)
APPLETS = ("sh", "mount", "mkdir", "modprobe", "sed", "chroot", "echo", "poweroff")
APT_LIMIT_S = 300
RUN_LIMIT_S = 600  # for a machine that hangs; a busy one is slow
STATUS = re.compile(rb"GUEST-STATUS=(\d+)")
CONTROL = re.compile(rb"\x1b(\[[0-9;?]*[A-Za-z]|c)|\r")


class Impossible(Exception):
    """The machine cannot be made here; the text says why."""


def main(arguments: Sequence[str]) -> int:
    began = time.monotonic()
    os.environ["PATH"] += os.pathsep + "/usr/sbin:/sbin"
    try:
        prepare()
    except Impossible as why:
        print(f"SKIPPED: the tests against a real kernel did not run: {why}", file=sys.stderr)
        return int(os.environ.get("KERNEL_TESTS") == "required")
    ready = time.monotonic()
    status = run(arguments)
    print(
        f"kernel {(WORK / 'version').read_text()}: machine made in {ready - began:.0f} s, "
        f"tests in {time.monotonic() - ready:.0f} s, status {status}"
    )
    return status


def prepare() -> None:
    """Programs, kernel and first file system, unless they are there from the last run."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg-deb"):
        raise Impossible("it needs a Debian Linux.")
    if _answer("dpkg", "--print-architecture") != "amd64":
        raise Impossible("it needs an amd64 processor.")
    missing = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if missing:
        _install(missing)
    WORK.mkdir(parents=True, exist_ok=True)
    made = WORK / "initramfs.gz"
    sources = max(path.stat().st_mtime for path in (HERE / "init", Path(__file__)))
    if not made.exists() or made.stat().st_mtime < sources:
        _build(_kernel_package())


def _install(packages: list[str]) -> None:
    if os.geteuid() != 0:
        raise Impossible(f"install these packages first: sudo apt-get install {' '.join(packages)}")
    _apt("update", strict=False)
    _apt("install", "--yes", "--no-install-recommends", *packages)


def _apt(*arguments: str, strict: bool = True, folder: Path = ROOT) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            ["apt-get", "-q", *arguments],
            cwd=folder,
            env=environment,
            timeout=APT_LIMIT_S,
            check=strict,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Impossible(f"apt-get {' '.join(arguments)} failed ({error}).") from error


def _answer(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _kernel_package() -> Path:
    """The generic kernel's package: the cloud one has no 9p. Loaded once."""
    loaded = sorted(WORK.glob("linux-image-*.deb"))
    if loaded:
        return loaded[-1]
    name = _kernel_name()
    if not name:
        _apt("update", strict=False)
        name = _kernel_name()
    if not name:
        raise Impossible("apt-cache knows no package linux-image-amd64.")
    _apt("download", name, folder=WORK)
    return next(WORK.glob("linux-image-*.deb"))


def _kernel_name() -> str:
    depends = _answer("apt-cache", "depends", "linux-image-amd64")
    found = re.search(r"Depends: (linux-image-\S+)", depends)
    return found.group(1) if found else ""


def _build(package: Path) -> None:
    """Kernel, and a file system with busybox, `init` and the modules."""
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        unpacked = Path(folder)
        subprocess.run(["dpkg-deb", "-x", package, unpacked], check=True)
        modules = next(unpacked.glob("**/lib/modules"))
        version = next(modules.iterdir()).name
        tree = modules.parents[1]
        subprocess.run(["depmod", "-b", tree, version], check=True)
        files = {
            "init": (HERE / "init").read_bytes(),
            "bin/busybox": Path(str(shutil.which("busybox"))).read_bytes(),
        }
        for path in _modules(tree, version):
            files[str(path.relative_to(tree))] = path.read_bytes()
        for name in ("dep", "alias", "softdep", "order", "builtin", "builtin.modinfo"):
            path = modules / version / f"modules.{name}"
            if path.exists():
                files[str(path.relative_to(tree))] = path.read_bytes()
        shutil.copy(next(unpacked.glob("boot/vmlinuz-*")), WORK / "vmlinuz")
        (WORK / "version").write_text(version)
    links = {f"bin/{name}": "busybox" for name in APPLETS}
    new = WORK / "initramfs.new"
    new.write_bytes(gzip.compress(archive(files, links), 6))
    new.rename(WORK / "initramfs.gz")


def _modules(tree: Path, version: str) -> Iterator[Path]:
    """The files of the modules and of all that they need."""
    for module in MODULES:
        lines = _answer("modprobe", "-d", str(tree), "-S", version, "--show-depends", module)
        for line in lines.splitlines():
            word, _, rest = line.partition(" ")
            if word == "insmod":
                yield Path(rest.split()[0])


def archive(files: dict[str, bytes], links: dict[str, str]) -> bytes:
    """A cpio archive in the kernel's format ("newc", Documentation/driver-api/early-userspace)."""
    folders = {str(parent) for name in files for parent in Path(name).parents} - {"."}
    folders |= {"dev", "proc", "sys", "host"}
    entries = [(name, 0o40755, b"") for name in sorted(folders)]
    entries += [(name, 0o100755, content) for name, content in files.items()]
    entries += [(name, 0o120777, target.encode()) for name, target in links.items()]
    entries.append(("TRAILER!!!", 0, b""))
    return b"".join(_entry(at, *entry) for at, entry in enumerate(entries, 1))


def _entry(inode: int, name: str, mode: int, content: bytes) -> bytes:
    fields = (inode, mode, 0, 0, 1, 0, len(content), 0, 0, 0, 0, len(name) + 1, 0)
    head = b"070701" + b"".join(b"%08X" % value for value in fields) + name.encode() + b"\0"
    return _to_four(head) + _to_four(content)


def _to_four(part: bytes) -> bytes:
    return part + b"\0" * (-len(part) % 4)


def run(arguments: Sequence[str]) -> int:
    """Run pytest in the machine; its status, 124 when it took too long, 125 without an answer."""
    with tempfile.NamedTemporaryFile("w", dir=WORK, suffix=".sh") as script:
        script.write(_script(arguments))
        script.flush()
        return _boot(script.name)


def _script(arguments: Sequence[str]) -> str:
    pytest = [
        *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "pytest_timeout"),
        *("-W", "ignore::pytest.PytestConfigWarning", "-q", "tests/kernel", *arguments),
    ]
    return (
        "export PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/run TMPDIR=/run\n"
        "export PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PYTEST_DISABLE_PLUGIN_AUTOLOAD=1\n"
        f"cd {shlex.quote(str(ROOT))} && exec {shlex.join(pytest)}\n"
    )


def _boot(script: str) -> int:
    words = script.replace(" ", "%20")
    command = [
        "qemu-system-x86_64",
        *("-accel", "tcg,thread=multi", "-cpu", "max", "-m", "1024", "-smp", "2"),
        *("-nographic", "-no-reboot", "-nodefaults", "-serial", "stdio"),
        *("-kernel", str(WORK / "vmlinuz"), "-initrd", str(WORK / "initramfs.gz")),
        "-fsdev",
        "local,id=root,path=/,security_model=none,readonly=on,multidevs=remap",
        *("-device", "virtio-9p-pci,fsdev=root,mount_tag=hostroot"),
        "-append",
        f"console=ttyS0 quiet panic=-1 rdinit=/init guestcommand={words} ",
    ]
    machine = subprocess.Popen(
        ["timeout", "--kill-after=5", str(RUN_LIMIT_S), *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    status = None
    assert machine.stdout is not None
    for line in machine.stdout:
        answer = STATUS.search(line)
        status = int(answer.group(1)) if answer else status
        sys.stdout.buffer.write(CONTROL.sub(b"", line))
        sys.stdout.buffer.flush()
    if machine.wait() == 124:
        print(f"The machine took longer than {RUN_LIMIT_S} s.", file=sys.stderr)
        return 124
    return 125 if status is None else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
