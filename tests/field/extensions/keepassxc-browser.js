/**
 * @debian webext-keepassxc-browser 1.8.4
 * @does Fills in passwords
 * @verdict genuine
 * @browsers firefox
 * @proof it puts something beside a field for a password
 */
const form = document.createElement("form");
form.innerHTML = '<input type="text" name="username" autocomplete="username"><input type="password" name="password">';

globalThis.field = {
  async isAtWork() {
    const before = document.body.children.length;
    document.body.append(form);
    for (let turn = 0; turn < 50; turn += 1) {
      if (document.body.children.length > before + 1) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  },
};
