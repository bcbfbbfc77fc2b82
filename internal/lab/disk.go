package lab

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is what a Maildir needs of a file system.
type disk interface {
	mkdir(dir string) error
	list(dir string) ([]os.DirEntry, error)
	// create makes a file that was not there.
	create(path string) (diskFile, error)
	open(path string) (io.ReadCloser, error)
	rename(from, to string) error
	remove(path string) error
	// sync returns when what has been done in a folder would outlive a power cut.
	sync(dir string) error
}

type diskFile interface {
	io.WriteCloser
	Sync() error
}

// osDisk is the operating system's.
type osDisk struct{}

// mkdir makes folders that only the lab's user may enter: mail is private.
func (osDisk) mkdir(dir string) error                 { return os.MkdirAll(dir, 0o700) }
func (osDisk) list(dir string) ([]os.DirEntry, error) { return os.ReadDir(dir) }
func (osDisk) open(path string) (io.ReadCloser, error) {
	return os.Open(path)
}

func (osDisk) create(path string) (diskFile, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

func (osDisk) rename(from, to string) error { return os.Rename(from, to) }
func (osDisk) remove(path string) error     { return os.Remove(path) }

func (osDisk) sync(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	return errors.Join(err, d.Close())
}

// save writes a file and returns when it is on the disk. What could not be written
// whole is removed.
func save(d disk, path string, data []byte) error {
	f, err := d.create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", path, err), d.remove(path))
	}
	return nil
}

// makeFolder makes a folder, and those above it that are missing. It returns when all
// that it has made would outlive a power cut: what lies in a folder is lost with it.
func makeFolder(d disk, dir string) error {
	var within []string // the folders that will have a new one
	for at := filepath.Clean(dir); at != filepath.Dir(at); at = filepath.Dir(at) {
		if _, err := d.list(at); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		within = append(within, filepath.Dir(at))
	}
	if err := d.mkdir(dir); err != nil {
		return err
	}
	for _, above := range within {
		if err := d.sync(above); err != nil {
			return err
		}
	}
	return nil
}
