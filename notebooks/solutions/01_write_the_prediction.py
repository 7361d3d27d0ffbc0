def prediction(w, b, x):
    return w * x + b


check("write the prediction", prediction)
