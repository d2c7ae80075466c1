/** Formats of models that cannot be run here: what they are called, and how to bring them into one that can. */
export const MODEL_FORMATS: Readonly<Record<string, { readonly name: string; readonly advice: string }>> = {
  pytorch: {
    name: 'saved by PyTorch, a format',
    advice: 'Export it to ONNX: optimum-cli export onnx --model FOLDER OUT, and drop the folder OUT.',
  },
  safetensors: {
    name: 'saved as safetensors, a format',
    advice: 'Export it to ONNX: optimum-cli export onnx --model FOLDER OUT, and drop the folder OUT.',
  },
  gguf: {
    name: 'a GGUF file, a format of language models',
    advice: 'Language models that write texts are not classifiers. Use a text classifier with ONNX weights.',
  },
  pickle: {
    name: 'a Python pickle, a format',
    advice:
      'A pickle is a program and is never opened here. Export it with skl2onnx.to_onnx(model, sample) and drop the .onnx file.',
  },
  tensorflow: {
    name: 'saved by TensorFlow or Keras, a format',
    advice: 'Export it to ONNX: python -m tf2onnx.convert --saved-model FOLDER --output model.onnx.',
  },
  flax: {
    name: 'saved by Flax, a format',
    advice: 'Load it in transformers with from_flax=True, save it, and export that: optimum-cli export onnx.',
  },
  xgboost: {
    name: 'an XGBoost model in its own format, one',
    advice: 'Export it with onnxmltools.convert_xgboost and drop the .onnx file.',
  },
  lightgbm: {
    name: 'a LightGBM model in its own format, one',
    advice: 'Export it with onnxmltools.convert_lightgbm and drop the .onnx file.',
  },
  catboost: {
    name: 'a CatBoost model in its own format, one',
    advice: "Export it with model.save_model('model.onnx', format='onnx') and drop that file.",
  },
  openvino: {
    name: 'in the format of OpenVINO, one',
    advice: 'Use the ONNX weights of the same model; hubs keep them in the folder onnx.',
  },
  'ort-format': {
    name: 'in the reduced format of ONNX Runtime (.ort), one',
    advice: 'Use the .onnx file that it was made from.',
  },
};
