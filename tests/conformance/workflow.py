"""The workflow that the README shows, run step by step in a new clone.

    workflow.py FOLDER

Clones what is committed here into FOLDER and runs there, as GitHub would, every `run:` line of the
workflow in README.md. What cargo has built of other crates here is lent to the clone, or its first
step would take minutes; the program itself it builds anew. Each step must end with 0 and the documents
must be there; then a fault is planted in a document and a paragraph is added to another, and the steps
that are there for this must stop. Exits with 1 on any miss.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def steps():
    """The lines of the workflow that a shell runs."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
    workflow = [block for block in blocks if "runs-on:" in block]
    if len(workflow) != 1:
        sys.exit(f"README.md shows {len(workflow)} workflows")
    lines = re.findall(r"^ +- run: (.*)$", workflow[0], re.M)
    return [re.sub(r" +# .*$", "", line) for line in lines]


class Runner:
    """A machine of GitHub: steps run one after the other in a clone."""

    def __init__(self, folder):
        self.clone = folder / "clone"
        self.path_file = folder / "path"
        self.path_file.write_text("")

    def run(self, line):
        added = self.path_file.read_text().split()
        path = os.pathsep.join([*reversed(added), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, "GITHUB_PATH": str(self.path_file)}
        # The clone's own, wherever this one builds.
        environment.pop("CARGO_TARGET_DIR", None)
        return subprocess.run(["bash", "-e", "-c", line], cwd=self.clone, env=environment, text=True,
                              capture_output=True)


def lend(target, clone):
    """Gives the clone what cargo has built here, without copying where the file system can do so."""
    def link(source, place):
        try:
            os.link(source, place)
        except OSError:
            shutil.copy2(source, place)
    for folder in ["deps", "build", ".fingerprint"]:
        if (target / folder).is_dir():
            shutil.copytree(target / folder, clone / "target/release" / folder, copy_function=link, symlinks=True)


def planted(runner, line, file, change):
    """What a step says once a file of the clone is changed; the file is put back."""
    path = runner.clone / file
    before = path.read_text()
    path.write_text(change(before))
    if path.read_text() == before:
        sys.exit(f"{file}: nothing was changed")
    done = runner.run(line)
    path.write_text(before)
    return done


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    runner = Runner(folder)
    subprocess.run(["git", "clone", "--quiet", ROOT.as_uri(), str(runner.clone)], check=True)
    lend(ROOT / "target/release", runner.clone)
    misses = []
    lines = steps()
    for line in lines:
        done = runner.run(line)
        print(f"{'ok' if done.returncode == 0 else 'FAILED':6} {line}")
        if done.returncode != 0:
            misses.append(f"{line} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    if not misses:
        misses += judged(runner, lines)
    for miss in misses:
        print(miss, file=sys.stderr)
    sys.exit(1 if misses else 0)


def judged(runner, lines):
    """What the steps should have done and did not."""
    misses = []
    document = "samples/dai-hoi-thi-dua/ke-hoach-125.yaml"
    [check] = [line for line in lines if line.startswith("vanban check")]
    [up_to_date] = [line for line in lines if "build --check" in line]
    [build] = [line for line in lines if line.startswith("vanban build") and line != up_to_date]
    out = runner.clone / build.split(" -o ")[1].strip()
    stem = pathlib.Path(document).stem
    misses += [f"{name} was not made" for name in (f"{stem}.docx", f"{stem}.pdf") if not (out / name).is_file()]
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=runner.clone, text=True, capture_output=True, check=True)
    if changed.stdout != f"?? {out.name}/\n":
        misses.append(f"the steps changed the clone:\n{changed.stdout}")
    done = planted(runner, check, document, lambda text: text.replace("trich_yeu:", "trich_yeo:", 1))
    if done.returncode != 1 or f"::error file={document},line=" not in done.stdout:
        misses.append(f"a planted fault: {check} ended with {done.returncode}:\n{done.stdout[-2000:]}")
    done = planted(runner, up_to_date, document, lambda text: text.replace("noi_nhan:", "noi_nhan:  ", 1))
    if done.returncode != 1 or f"\n{stem}.yaml: " not in f"\n{done.stdout}":
        misses.append(f"a changed document: {up_to_date} ended with {done.returncode}:\n{done.stdout[-2000:]}")
    done = runner.run(up_to_date)
    if (done.returncode, done.stdout) != (0, ""):
        misses.append(f"the same put back: {up_to_date} ended with {done.returncode}:\n{done.stdout[-2000:]}")
    return misses


if __name__ == "__main__":
    main()
