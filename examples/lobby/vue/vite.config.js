import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag.startsWith("ontrack-");

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
